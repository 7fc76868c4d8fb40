import { ledgerOver, openSqlite } from '../../../connectors/ledgers';
import { ledgerModel } from './model.contract';

ledgerModel('SQLite', async () => ledgerOver(await openSqlite(':memory:')));
