import { ledgerOver, openSqlite } from '../../../connectors/ledgers';
import { ledgerContract } from './ledger.contract';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();
let opened = 0;

ledgerContract('SQLite', async () => ledgerOver(await openSqlite(folder.path(`${(opened += 1)}.sqlite`))));
