"""One module a command of ``duizhao``."""
