"""Views of figures: the list, a figure's card with its claims as balances, the checks, the budget table. Pure."""
