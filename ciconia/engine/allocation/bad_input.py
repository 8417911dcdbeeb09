"""What is wrong with a file, so that whoever made it can find it."""


class BadInput(ValueError):
    """Says file, line, column and what was expected; `line` is None and `column` empty where there is none."""

    def __init__(self, file: str, line: int | None, column: str, problem: str) -> None:
        self.file, self.line, self.column, self.problem = file, line, column, problem
        where = [file, *([f"line {line}"] if line is not None else []), *([f"column {column}"] if column else [])]
        super().__init__(f"{', '.join(where)}: {problem}.")
