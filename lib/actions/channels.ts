'use server';

import { addChannel as addChannelVerb } from '@/lib/server/services/channels/add';
import { pauseChannel as pauseChannelVerb } from '@/lib/server/services/channels/pause';
import { removeChannel as removeChannelVerb } from '@/lib/server/services/channels/remove';
import { resend as resendVerb } from '@/lib/server/services/channels/resend';
import { rotateChannelSecret as rotateVerb } from '@/lib/server/services/channels/rotate-secret';
import { saveChannel as saveChannelVerb } from '@/lib/server/services/channels/save';
import { sendTest as sendTestVerb } from '@/lib/server/services/channels/send-test';
import { action } from '@/lib/server/services/run-action';

export const addChannel = action(addChannelVerb);
export const saveChannel = action(saveChannelVerb);
export const rotateChannelSecret = action(rotateVerb);
export const pauseChannel = action(pauseChannelVerb);
export const removeChannel = action(removeChannelVerb);
export const sendTestMessage = action(sendTestVerb);
export const resendMessages = action(resendVerb);
