"""What the people panel shows: rows worked out from an issue, without a widget. `tui.panels.people` shows them."""
