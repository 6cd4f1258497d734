export { csr, load, prerender } from '../(pages)/+layout.ts';
