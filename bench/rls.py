"""`./run bench rls`: what the second wall costs: the desk list with row-level security, and without it, in turn."""

import http.client
import sys
from urllib.parse import urlsplit

import click
from psycopg import sql

from bench.web import BATCH, PAGES, TWICE, WARM_UP, Site, cookies, get, machine, site_with_rows
from ciconia.doors.cli.check import Visitor
from ciconia.doors.cli.exits import FINDINGS, say
from ciconia.doors.cli.surroundings import in_a_sentence
from ciconia.foundation.database.databases import run_as_superuser
from ciconia.foundation.database.server import Server

LIMIT = 15.0
"""Per cent of processor time, web server and database together."""
WALLED = """
DO $$ DECLARE walled regclass; BEGIN
  FOR walled IN SELECT polrelid::regclass FROM pg_policy GROUP BY polrelid LOOP
    EXECUTE format('ALTER TABLE %s {} ROW LEVEL SECURITY', walled);
  END LOOP;
END $$
"""


@click.command()
@click.option("--rounds", default=20, show_default=True, type=click.IntRange(4), help="Rounds with and without.")
def rls(rounds: int) -> None:
    """Measures what row-level security costs a list of fifty applications on the desk."""
    with in_a_sentence(), site_with_rows() as (site, server, name):
        spent = _in_turn(site, server, name, rounds)
    quiet = {wall: sorted(batches)[: max(rounds // 4, 1)] for wall, batches in spent.items()}
    with_it, without = (sum(quiet[wall]) / len(quiet[wall]) for wall in ("ENABLE", "DISABLE"))
    more = (with_it / without - 1) * 100
    click.echo(f"{machine()}\n\npage              with   without   more   limit")
    click.echo(f"desk list of 50   {with_it:.1f} ms  {without:.1f} ms  {more:.0f} %   {LIMIT:.0f} %")
    sys.exit(FINDINGS if more >= TWICE * LIMIT else 0)


def _in_turn(site: Site, server: Server, name: str, rounds: int) -> dict[str, list[float]]:
    """Milliseconds a request, batch by batch; the wall changes between two batches, as the machine does."""
    page = next(page for page in PAGES if page.name.startswith("desk list"))
    visitor = Visitor("bench", site.address)
    visitor.log_in(page.person)
    headers = {"Accept-Encoding": "gzip", "Cookie": cookies(visitor)}
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(site.address).port, timeout=30)
    spent: dict[str, list[float]] = {"ENABLE": [], "DISABLE": []}
    say(f"Measuring {page.path} {rounds} times with and without")
    try:
        for _ in range(rounds):
            for wall, batches in spent.items():
                run_as_superuser(server, name, sql.SQL(WALLED.replace("{}", wall)))
                for _ in range(WARM_UP):
                    get(connection, page.path, headers)
                before = sum(site.spent())
                for _ in range(BATCH):
                    get(connection, page.path, headers)
                batches.append((sum(site.spent()) - before) * 1000 / BATCH)
    finally:
        run_as_superuser(server, name, sql.SQL(WALLED.replace("{}", "ENABLE")))
    return spent
