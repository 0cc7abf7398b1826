"""What more than one form sends."""

from flask import request

from grader.domain.errors import NotValid


def password_typed_twice() -> str:
    """Return the new password of the form: nobody sees what they type, and there is no mail to reset it by.

    Raises:
        NotValid: `password_repeat`.
    """
    if request.form["password"] != request.form["repeat"]:
        raise NotValid("password_repeat")
    return request.form["password"]
