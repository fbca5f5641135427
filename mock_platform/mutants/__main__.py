"""`python -m mock_platform.mutants list` and `python -m mock_platform.mutants serve`."""

from mock_platform.imports import uncollected

with uncollected():
    from mock_platform.mutants.cli import app

app(prog_name="python -m mock_platform.mutants")
