"""Everything the platform refuses, as one family of errors; the edges turn them into answers."""


class PlatformError(Exception):
    """A refusal. `str(error)` is one sentence in the user's language."""


class InvalidField(PlatformError):
    """What was typed in one field cannot be used; nothing was saved.

    `field` is the field's name in the form, `str(error)` the hint shown beside it.
    """

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
