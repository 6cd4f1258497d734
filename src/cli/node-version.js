// Plain JavaScript, so that a Node too old to run TypeScript can still say so.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
	console.error(
		`Node ${process.versions.node} is too old: Chronotope needs 22.18 or newer, see https://nodejs.org`
	);
	process.exit(1);
}
