/** Under which names senders usually tell what: without case and punctuation, the likelier ones first. */
const names = (words: string): readonly string[] => words.split(' ');

export const FROM = names('from fromnumber callernumber caller callerid callerphone callerphonenumber calleridnumber calleridnum customerphonenumber customernumber customerphone clientnumber contactnumber contactphone fromphone fromphonenumber ani cli src source sourcenumber callingnumber externalnumber remotenumber msisdn originator sender sendernumber phonenumber phone');
export const TO = names('to tonumber called callednumber did didnumber dnis dialednumber diallednumber calledphone calledphonenumber tophone tophonenumber trackingphonenumber trackingnumber businessnumber companynumber linenumber inboundnumber internalnumber destination destinationnumber dst callee calleenumber recipient virtualnumber shortcode');
export const CALL_ID = names('callid callsid calluuid callcontrolid callsessionid linkedid uniqueid sessionid conversationid callguid');
export const EVENT_ID = names('eventid eventuuid deliveryid');
export const ID = names('id uuid sid guid');
export const START = names('starttime startedat start callstart callstarttime calledat createdat timestamp time date datetime occurredat created callstarted');
export const END = names('endtime endedat end callend callendtime hanguptime completedat finishedat callended');
export const DURATION = names('duration callduration totalduration durationseconds durationsec billableseconds');
export const TALK = names('talktime talkduration talkseconds billsec conversationduration answereddurationseconds answeredtime answeredduration');
export const NAME = names('callername calleridname cnam contactname customername fromname');
export const VOICEMAIL_URL = names('voicemailurl voicemaillink voicemailrecordingurl voicemailrecording');
export const RECORDING_URL = names('recordingurl recordinglink recording recordurl');
export const TRANSCRIPT = names('voicemailtranscript voicemailtranscription transcription transcript transcriptiontext');
export const STATUS = names('callstatus status disposition callresult result outcome calloutcome callstate state dialstatus dialcallstatus missedreason');
export const EVENT_NAME = names('event eventtype eventname type action trigger topic callevent calltype notificationtype');
export const DIRECTION = names('direction calldirection messagedirection calltype');
export const ANSWERED = names('answered isanswered wasanswered callanswered pickedup');
export const MISSED = names('missed ismissed wasmissed missedcall');
export const ANSWERED_AT = names('answeredat answertime answerdate connectedat');

export const MESSAGE_ID = names('messageid messagesid smsid smssid messageuuid msgid smsmessagesid apimessageid');
export const WORDS = names('text body message content messagebody messagetext smsbody smstext msg sms textbody');
export const MEDIA = names('media mediaurls mediaurl attachments images files mms pictures mediaurl0 mediaurl1 mediaurl2 mediaurl3 mediaurl4 mediaurl5 mediaurl6 mediaurl7 mediaurl8 mediaurl9');
export const TEXT_STATUS = names('messagestatus smsstatus deliverystatus status dlrstatus state');
export const TEXT_TIME = names('receivedat sentat timestamp time date datetime createdat occurredat created');
export const ERROR_CODE = names('errorcode failurecode statuscode errcode');
export const SENDER = names('username user agent agentname useremail sentby author');
