/** The driver's own module: its door would also reach for the optional native one, which a bundle cannot resolve. */
declare module 'pg/lib/client' {
	import { Client } from 'pg';
	export = Client;
}
