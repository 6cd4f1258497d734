// Before the first paint, so that a page chosen to be dark never flashes white.
// Storage may be closed to the page, as in a sandboxed frame; then the system's setting holds.
// What is framed by another page stands as its link says, or else as the system does.
try {
	const framed = /\/embed\//.test(location.pathname);
	// The fonts come with the map: the first look is to be light.
	if (framed) document.documentElement.dataset.framed = '';
	const theme = framed
		? /[?&]theme=(\w+)/.exec(location.search)?.[1]
		: localStorage.getItem('chronotope:theme');
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
	/* The system's setting holds. */
}
