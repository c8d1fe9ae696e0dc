"""The pages: addresses, views, presenters of finished words, templates and their components. They hold no policy."""
