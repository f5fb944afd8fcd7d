"""The pages: each module has `routes(backend) -> list[Route]`, and is found by being here."""
