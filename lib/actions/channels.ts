'use server';

import { addChannel as addChannelVerb } from '@/lib/server/services/channels/add';
import { pauseChannel as pauseChannelVerb } from '@/lib/server/services/channels/pause';
import { removeChannel as removeChannelVerb } from '@/lib/server/services/channels/remove';
import { resend as resendVerb } from '@/lib/server/services/channels/resend';
import { rotateChannelSecret as rotateVerb } from '@/lib/server/services/channels/rotate-secret';
import { saveChannel as saveChannelVerb } from '@/lib/server/services/channels/save';
import { sendTest as sendTestVerb } from '@/lib/server/services/channels/send-test';
import { runAction } from '@/lib/server/services/run-action';

export async function addChannel(input: unknown) {
  return runAction(addChannelVerb, input);
}

export async function saveChannel(input: unknown) {
  return runAction(saveChannelVerb, input);
}

export async function rotateChannelSecret(input: unknown) {
  return runAction(rotateVerb, input);
}

export async function pauseChannel(input: unknown) {
  return runAction(pauseChannelVerb, input);
}

export async function removeChannel(input: unknown) {
  return runAction(removeChannelVerb, input);
}

export async function sendTestMessage(input: unknown) {
  return runAction(sendTestVerb, input);
}

export async function resendMessages(input: unknown) {
  return runAction(resendVerb, input);
}
