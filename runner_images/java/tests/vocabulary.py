"""What a suite may import of Java by `from java import …`: its exceptions, all below `Throwable`."""

import builtins


def _get_message(error: builtins.Exception) -> object:
    """Return what it says."""
    return vars(error).get("message", "")


_BELOW = {
    "Exception": "Throwable",
    "IOException": "Exception",
    "FileNotFoundException": "IOException",
    "FileSystemException": "IOException",
    "NoSuchFileException": "FileSystemException",
    "InterruptedException": "Exception",
    "CloneNotSupportedException": "Exception",
    "TimeoutException": "Exception",
    "ExecutionException": "Exception",
    "ReflectiveOperationException": "Exception",
    "ClassNotFoundException": "ReflectiveOperationException",
    "NoSuchFieldException": "ReflectiveOperationException",
    "NoSuchMethodException": "ReflectiveOperationException",
    "RuntimeException": "Exception",
    "ArithmeticException": "RuntimeException",
    "ArrayStoreException": "RuntimeException",
    "ClassCastException": "RuntimeException",
    "ConcurrentModificationException": "RuntimeException",
    "DateTimeException": "RuntimeException",
    "DateTimeParseException": "DateTimeException",
    "EmptyStackException": "RuntimeException",
    "EnumConstantNotPresentException": "RuntimeException",
    "IllegalArgumentException": "RuntimeException",
    "NumberFormatException": "IllegalArgumentException",
    "IllegalMonitorStateException": "RuntimeException",
    "IllegalStateException": "RuntimeException",
    "IndexOutOfBoundsException": "RuntimeException",
    "ArrayIndexOutOfBoundsException": "IndexOutOfBoundsException",
    "StringIndexOutOfBoundsException": "IndexOutOfBoundsException",
    "MatchException": "RuntimeException",
    "MissingResourceException": "RuntimeException",
    "NegativeArraySizeException": "RuntimeException",
    "NoSuchElementException": "RuntimeException",
    "InputMismatchException": "NoSuchElementException",
    "NullPointerException": "RuntimeException",
    "SecurityException": "RuntimeException",
    "UncheckedIOException": "RuntimeException",
    "UnsupportedOperationException": "RuntimeException",
    "Error": "Throwable",
    "AssertionError": "Error",
    "CompileError": "Error",
    "LinkageError": "Error",
    "ExceptionInInitializerError": "LinkageError",
    "NoClassDefFoundError": "LinkageError",
    "VirtualMachineError": "Error",
    "OutOfMemoryError": "VirtualMachineError",
    "StackOverflowError": "VirtualMachineError",
}
"""Java's own classes, each with the one that it inherits from; `CompileError` is what its compiler says."""

_MEANT_TOO: dict[str, type[builtins.Exception]] = {
    "CompileError": builtins.SyntaxError,
    "OutOfMemoryError": builtins.MemoryError,
}
"""Python's classes that are the same; never its AssertionError, which judges."""

__all__ = ["Throwable", *_BELOW]  # noqa: F822, PLE0604 - made below; the keys are texts


def _classes() -> dict[str, type]:
    space = {"__doc__": "Whatever Java can throw.", "__module__": "java", "getMessage": _get_message}
    made: dict[str, type] = {"Throwable": type("Throwable", (builtins.Exception,), space)}
    for name, parent in _BELOW.items():
        too = (_MEANT_TOO[name],) if name in _MEANT_TOO else ()
        made[name] = type(name, (made[parent], *too), {"__doc__": "Java's own.", "__module__": "java"})
    return made


_CLASSES = _classes()
ERRORS = {f"java.{name}": kind for name, kind in _CLASSES.items()}
"""The exception classes by the names that the learner's process calls them."""


def __getattr__(name: str) -> type:
    """Return the class of that name."""
    if name in _CLASSES:
        return _CLASSES[name]
    msg = f"Java has no exception {name} that a test can import"
    raise AttributeError(msg)
