/** Four values name a left and a right: a logical pair, or three values where the sides are alike. */
const fourSides = [/^[^\s()]+(?:\s+[^\s()]+){3}$/];

/** @type {import('stylelint').Config} */
export default {
	plugins: ['stylelint-use-logical'],
	overrides: [{ files: ['**/*.svelte'], customSyntax: 'postcss-html' }],
	rules: {
		// Right-to-left is free as long as nothing names a physical side; width and height name none.
		'csstools/use-logical': ['always', { except: [/^(?:min-|max-)?(?:width|height)$/] }],
		'declaration-property-value-disallowed-list': {
			'/^(?:margin|padding|inset|border-width|scroll-margin|scroll-padding)$/': fourSides
		},
		'declaration-no-important': true,
		'block-no-empty': true,
		'color-no-invalid-hex': true,
		'declaration-block-no-duplicate-properties': [
			true,
			{ ignore: ['consecutive-duplicates-with-different-values'] }
		],
		'no-duplicate-selectors': true,
		'property-no-unknown': true,
		'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }],
		'unit-no-unknown': true
	}
};
