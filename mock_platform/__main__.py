"""`python -m mock_platform serve`."""

from mock_platform.cli import app

app(prog_name="python -m mock_platform")
