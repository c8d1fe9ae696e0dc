"""From other people's files to one normal form, with every row we could not use kept and explained."""
