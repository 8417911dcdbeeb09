"""`./run bench`: measures, prints a table, and ends with code 1 where a figure is twice its goal."""

import click

from bench.web import web


@click.group()
def bench() -> None:
    """Measures the product."""


bench.add_command(web)

if __name__ == "__main__":
    bench(prog_name="./run bench")
