"""Why a run cannot be exported."""


class ExportError(Exception):
    """`str(error)` names what is in the way and says what to do."""
