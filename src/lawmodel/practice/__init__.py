"""From what the law permits to what is handed over: a chain of chances, by channel."""
