"""``bede serve``: the chronicle in the browser."""

import secrets
from contextlib import closing
from typing import Annotated

import typer

from bede.chronicle.snapshot import Published
from bede.cli import options
from bede.web.looking_back import LookingBack
from bede.web.serving import PORT, address_of, listen, open_browser, serve
from bede.web.site import LOOPBACK, Site, hosts_for


def serve_command(
    *,
    file: options.File,
    port: Annotated[
        int | None,
        typer.Option(min=0, max=65535, help=f"Where it is served; 0: any free port. Else the first free from {PORT}."),
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="HOST", help="Who may reach it: 127.0.0.1 is this machine only, 0.0.0.0 everybody.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None,
        typer.Option(metavar="TOKEN", help="Who has it may judge. Made up where only this machine can reach the page."),
    ] = None,
    as_of: options.AsOf = None,
    browser: Annotated[bool, typer.Option(help="Open the page in a browser.")] = True,
) -> None:
    """Open the chronicle in the browser.

    What is shown is a copy, which is renewed when the file changes: build and review as you like meanwhile. Behind #
    in the address stands the token that lets you judge; pass the address on without it to people who shall only read.
    With --as-of nobody judges.
    Ctrl-C ends it.

    Example:  bede serve crisis.duckdb
    """
    day = options.day(as_of, "--as-of")
    if token is None and host in LOOPBACK:
        token = secrets.token_urlsafe(16)
    with (
        closing(Published(file)) as published,
        closing(LookingBack(published)) as past,
        closing(listen(host, port)) as listening,
    ):
        site = Site(past, None if day else token or None, hosts_for(host), day)
        with site.reading(day):  # so that whoever opens the page need not wait for it
            pass
        address = address_of(listening, host, site.token)

        def started() -> None:
            typer.echo(f"{file} is served at  {address}")
            typer.echo("Ctrl-C ends it.")
            if browser:
                open_browser(address)

        serve(site, listening, started)
