'use server';

import {
  pauseChannel as pauseChannelVerb,
  removeChannel as removeChannelVerb,
  rotateChannelSecret as rotateVerb,
} from '@/lib/server/services/channels/manage';
import {
  addChannel as addChannelVerb,
  saveChannel as saveChannelVerb,
} from '@/lib/server/services/channels/save';
import { resend as resendVerb, sendTest as sendTestVerb } from '@/lib/server/services/channels/send-test';
import { action } from '@/lib/server/services/run-action';

export const addChannel = action(addChannelVerb);
export const saveChannel = action(saveChannelVerb);
export const rotateChannelSecret = action(rotateVerb);
export const pauseChannel = action(pauseChannelVerb);
export const removeChannel = action(removeChannelVerb);
export const sendTestMessage = action(sendTestVerb);
export const resendMessages = action(resendVerb);
