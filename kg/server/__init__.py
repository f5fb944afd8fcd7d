"""`kg serve`: a SPARQL endpoint and the pages of the workbench, in one local web application."""
