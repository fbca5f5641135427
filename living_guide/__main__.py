"""`python -m living_guide`: the command `yss`."""

from living_guide.cli import app

if __name__ == "__main__":
    app(prog_name="yss")
