"""`kg serve`: the endpoint and the pages, on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli._frame import examples, pipeline_option


@click.command(
    epilog=examples(
        "kg serve",
        "kg serve --port 0 --timeout 5",
        "curl -G http://127.0.0.1:8421/sparql --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 3'",
    )
)
@click.option(
    "--store", "location", envvar="KG_STORE", default="kg-store", show_default=True, metavar="DIR", type=click.Path(path_type=Path),
    help="Folder of the graph. Environment: KG_STORE.",
)  # fmt: skip
@pipeline_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="NAME", help="Where to listen; only this machine unless told.")
@click.option("--port", default=8421, show_default=True, type=click.IntRange(0, 65535), metavar="N", help="Port; 0 is any free one.")
@click.option("--timeout", default=30.0, show_default=True, type=click.FloatRange(0.1), metavar="SECONDS", help="How long a query may run.")
@click.option("--allow-origin", "origins", multiple=True, metavar="ORIGIN", help="Site whose pages may query here; * is every site.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="Name under which the server may be called, if not a local one.")
def serve(
    location: Path, pipeline: str | None, host: str, port: int, timeout: float, origins: tuple[str, ...], hosts: tuple[str, ...]
) -> None:
    """Serve the graph: a SPARQL endpoint at /sparql, and pages to ask, read and explore in a browser.

    Reads only, but for what is accepted or corrected in the pages. What `kg build` adds meanwhile is served once it is done. Ctrl-C: end.
    """
    from kg.server.run import serve as run
    from kg.server.settings import Settings

    settings = Settings(location, host, port, timeout, origins, hosts, pipeline)
    run(settings, lambda address: click.echo(f"serving {location} at {address}", err=True))
