"""Where the project's other parts are."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
FEATURES = ROOT / "features"
