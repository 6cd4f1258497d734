/** `npm run bench -- NAME [--json]`: prints figures that anyone can measure again. */
const benches: Record<
	string,
	() => Promise<{ bench(options: { json: boolean; args: readonly string[] }): Promise<void> }>
> = {
	append: () => import('./append.ts'),
	dates: () => import('./dates.ts'),
	draft: () => import('./draft/main.ts'),
	items: () => import('./items.ts'),
	extract: () => import('./extract/main.ts'),
	kills: () => import('./kills.ts'),
	queue: () => import('./queue.ts'),
	sheets: () => import('./sheets.ts'),
	throughput: () => import('./throughput.ts'),
	tiles: () => import('./tiles.ts'),
	time: () => import('./time/main.ts'),
	view: () => import('./view.ts')
};

const [name = '', ...rest] = process.argv.slice(2);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!load) {
	console.error(`unknown bench: ${name || '(none)'}; expected one of: ${Object.keys(benches).join(', ')}`);
	process.exit(2);
}
await (await load()).bench({ json: rest.includes('--json'), args: rest });

export {};
