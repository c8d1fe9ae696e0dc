"""The family decision guide in a browser: one question a page, answers in one sealed cookie, nothing on the server."""
