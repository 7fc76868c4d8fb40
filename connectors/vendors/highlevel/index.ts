/** What the phone system HighLevel and the CRM HighLevel share: the credential, the API and its refusals. */
export { apiRequest, askHighLevel, isSuccess, segment, TIMEOUT_MS, type ApiRequest } from './api';
export { contactIn, contactOfNumber, contactUpsert } from './contacts';
export { isGone, PERMISSIONS, retryAfterSeconds, shownWords, standingInTheWay, vendorCode, vendorWords } from './refusals';
export { HIGHLEVEL_BASE_URL, HIGHLEVEL_SIGNS_WITH, readHighLevelSecrets, type HighLevelSecrets } from './secrets';
export { asFields, asList, firstText, isWebUrl, readSeconds, readTime, textOf, type Fields } from './values';
