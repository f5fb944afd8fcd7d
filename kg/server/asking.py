"""The worker for questions: it has the language pipeline too, loaded once when it starts.

A module of its own, for the pipeline takes a second to import, and workers for queries do not want it.
"""

from __future__ import annotations

from typing import Any

from kg.pipeline import Reader
from kg.server.worker import ReadingDesk, Task
from kg.settle import settle


class AskingDesk(ReadingDesk):
    """Runs `function(store, *args, reader)`."""

    def __init__(self, pipeline: str | None = None) -> None:
        """pipeline: as for `kg.pipeline.Reader`. Raises PipelineError."""
        super().__init__()
        self._reader = Reader(pipeline)
        settle()

    def run(self, task: Task) -> Any:
        return task.function(self.store(task.directory), *task.args, self._reader)
