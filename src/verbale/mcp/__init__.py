"""A record for assistants: a server of the Model Context Protocol with the views as tools, and reports and meetings as resources.

Within this package the absolute name `mcp` is the protocol's library, which only `server` and `http` import.
"""
