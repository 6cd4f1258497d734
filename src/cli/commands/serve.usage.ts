import { Option } from 'commander';
import { serverNames } from '../headerfiles.ts';
import { examples, port, type Line } from '../usage.ts';

/** Options and help of `chronotope serve`. */
export function serveUsage({ command, done }: Line): void {
	command('serve', 'Serves the built site until interrupted, and prints its address.')
		.option('--site <dir>', 'directory of the built site', 'build')
		.option('--port <number>', 'port to listen on (default: PORT, else 4173)', port)
		.option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
		.option('--verbose', 'print each request')
		.option(
			'--frame-ancestors <origins>',
			'who may frame the pages made for it (default: CHRONOTOPE_FRAME_ANCESTORS, else *)'
		)
		.addOption(
			new Option(
				'--print-headers <server>',
				'print what another server has to be told, and serve nothing'
			).choices(serverNames)
		)
		.addHelpText(
			'after',
			examples('serve', 'serve --port 8080 --host 0.0.0.0', 'serve --print-headers nginx')
		)
		.action(async (directory, options) => {
			const chosen = options.port ?? port(process.env.PORT ?? '4173');
			done(await (await import('./serve.ts')).serve(directory, { ...options, port: chosen }));
		});
}
