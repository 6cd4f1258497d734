// Before the first paint, so that a page chosen to be dark never flashes white.
// Storage may be closed to the page, as in a sandboxed frame; then the system's setting holds.
try {
	const theme = localStorage.getItem('chronotope:theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	/* The system's setting holds. */
}
