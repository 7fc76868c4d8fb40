import { SECRET_HEADER_NAME } from './secrets';

/**
 * What goes into extensions.conf, or extensions_custom.conf of FreePBX. A hangup handler stays with the caller's channel wherever
 * the dialplan sends it, and runs once when the caller is gone. Setting a header takes the content type away, so it is set too.
 * Every value that comes from outside is encoded.
 * @param url public URL of the trigger
 */
export function snippet(url: string): readonly string[] {
	return [
		'[missed-call-text-back]',
		'exten => s,1,Set(CHANNEL(hangup_handler_push)=missed-call-report,s,1(${IF($["${ARG1}" = ""]?${FROM_DID}:${ARG1})},${EPOCH}))',
		' same => n,Return()',
		'',
		'[missed-call-report]',
		'exten => s,1,Set(CURLOPT(conntimeout)=3)',
		' same => n,Set(CURLOPT(httptimeout)=10)',
		' same => n,Set(CURLOPT(httpheader)=Content-Type: application/x-www-form-urlencoded)',
		` same => n,Set(CURLOPT(httpheader)=${SECRET_HEADER_NAME}: YOUR-SECRET)`,
		' same => n,Set(LOCAL(MC)=linkedid=${CHANNEL(linkedid)}&uniqueid=${UNIQUEID}&start=${ARG2}&end=${EPOCH}&did=${URIENCODE(${ARG1})})',
		' same => n,Set(LOCAL(MC)=${MC}&from=${URIENCODE(${CALLERID(num)})}&name=${URIENCODE(${CALLERID(name)})}&pres=${CALLERID(num-pres)})',
		' same => n,Set(LOCAL(MC)=${MC}&dialstatus=${DIALSTATUS}&answeredtime=${ANSWEREDTIME}&queuestatus=${QUEUESTATUS}&abandoned=${ABANDONED})',
		' same => n,Set(LOCAL(MC)=${MC}&vmstatus=${VMSTATUS}&transferred=${URIENCODE(${BLINDTRANSFER}${ATTENDEDTRANSFER})})',
		' same => n,Set(LOCAL(MC)=${MC}&lastapp=${URIENCODE(${CDR(lastapp)})}&verdict=${URIENCODE(${MISSED_CALL_VERDICT})})',
		` same => n,Set(LOCAL(MC_ANSWER)=\${CURL(${url},\${MC})})`,
		' same => n,Return()',
	];
}
