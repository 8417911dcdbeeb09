"""`./run bench`: measures, prints a table, and ends with code 1 where a figure is twice its goal."""

import click

from bench.adapter import adapter
from bench.allocate import allocate
from bench.bring_in import bring_in
from bench.cohort import cohort
from bench.cv import cv
from bench.link import link
from bench.rank import rank
from bench.rls import rls
from bench.scale import scale
from bench.web import web
from bench.withdraw import withdraw


@click.group()
def bench() -> None:
    """Measures the product."""


bench.add_command(scale)
bench.add_command(adapter)
bench.add_command(allocate)
bench.add_command(cohort)
bench.add_command(cv)
bench.add_command(bring_in)
bench.add_command(link)
bench.add_command(rank)
bench.add_command(rls)
bench.add_command(web)
bench.add_command(withdraw)

if __name__ == "__main__":
    bench(prog_name="./run bench")
