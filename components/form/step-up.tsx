'use client';

import { KeyRound, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';
import { z } from 'zod';
import { FormError } from '@/components/form/field';
import { PasswordField } from '@/components/form/secret-fields';
import { useClock } from '@/components/time/use-clock';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import type { StepUpWay } from '@/lib/domain/step-up';
import { nowMs } from '@/lib/time/clock';
import { routes } from '@/lib/url/routes';

export type StepUp = {
  person: StepUpPerson;
  password: string;
  setPassword: (password: string) => void;
  /** Whether the sign-in at the identity provider still counts. */
  isFresh: boolean;
  /** Why the act cannot be confirmed yet, in words; null when it can. */
  reason: string | null;
  /** Goes into the action beside its input: the password where it is asked for, else nothing. */
  proof: { stepUp?: { password: string } };
  /** To the identity provider, and back to this page. */
  leave: () => Promise<'leaving' | 'failed'>;
};

type StepUpOptions = {
  /** Whether this act asks for a proof at all. */
  needed: boolean;
  /** Name of the dialog on its page, and what it must show again after the way to the provider. */
  name: string;
  state: unknown;
};

/** The proof that a confirm dialog asks for: the password again, or a fresh sign-in at the identity provider. */
export function useStepUp({ needed, name, state }: StepUpOptions): StepUp {
  const t = useTranslations('common.stepUp');
  const person = useStepUpPerson();
  const [password, setPassword] = useState('');
  const isFresh = useClock((nowMs) => person.method === 'oidc' && nowMs < person.freshUntilMs);
  const byPassword = person.method === 'password';
  const missing = byPassword ? password === '' : !isFresh;
  const why = t(byPassword ? 'passwordNeeded' : 'signInNeeded');

  async function leave(): Promise<'leaving' | 'failed'> {
    keepState({ userId: person.userId, name, state });
    const { kind } = await startOidc(`${window.location.pathname}${window.location.search}`, true);
    return kind;
  }

  return {
    person,
    password,
    setPassword,
    isFresh,
    reason: needed && missing ? why : null,
    proof: needed && byPassword ? { stepUp: { password } } : {},
    leave,
  };
}

type StepUpFieldProps = {
  stepUp: StepUp;
  /** Why the password is asked for. */
  hint: string;
  /** The browser has just come back from the identity provider. */
  isBack?: boolean;
};

/** Asks for a fresh proof inside a confirm dialog: the password, or a sign-in at the identity provider. */
export function StepUpField({ stepUp, hint, isBack = false }: StepUpFieldProps) {
  const { person, password, setPassword } = stepUp;
  if (person.method === 'password') {
    return <PasswordField value={password} onValueChange={setPassword} hint={hint} />;
  }
  return <SignInAgain stepUp={stepUp} label={person.label} isBack={isBack} />;
}

type SignInAgainProps = { stepUp: StepUp; label: string | null; isBack: boolean };

function SignInAgain({ stepUp, label, isBack }: SignInAgainProps) {
  const t = useTranslations('common.stepUp');
  const [state, setState] = useState<'idle' | 'leaving' | 'failed'>('idle');
  if (label === null) return <FormError>{t('noProvider')}</FormError>;
  if (stepUp.isFresh) {
    return (
      <Alert tone="green" icon={ShieldCheck} role="status">
        {t('oidcFresh', { label })}
      </Alert>
    );
  }

  async function leave() {
    setState('leaving');
    if ((await stepUp.leave()) === 'failed') setState('failed');
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-dim text-sm">{t('oidcText', { label })}</p>
      <Button loading={state === 'leaving'} onClick={leave}>
        <KeyRound aria-hidden />
        {t('oidcButton', { label })}
      </Button>
      <FormError>{state === 'failed' ? t('failed') : isBack ? t('notFinished', { label }) : null}</FormError>
    </div>
  );
}

/** Who is signed in, and how they prove it again. `freshUntilMs`: by the clock of this browser (epoch ms). */
type StepUpPerson =
  | { userId: string; method: 'password' }
  | { userId: string; method: 'oidc'; label: string | null; freshUntilMs: number };

const StepUpContext = createContext<StepUpPerson | null>(null);

type StepUpProviderProps = { userId: string; way: StepUpWay; children: ReactNode };

/** Stands around all signed-in pages. A sign-in anew loads the page anew, so that this is then told again. */
export function StepUpProvider({ userId, way, children }: StepUpProviderProps) {
  const [person] = useState<StepUpPerson>(() =>
    way.method === 'password'
      ? { userId, method: 'password' }
      : { userId, method: 'oidc', label: way.label, freshUntilMs: nowMs() + way.freshForMs },
  );
  return <StepUpContext value={person}>{children}</StepUpContext>;
}

/** Throws outside of the signed-in pages. */
export function useStepUpPerson(): StepUpPerson {
  const person = useContext(StepUpContext);
  if (!person) throw new Error('a proof is asked for outside of the signed-in pages');
  return person;
}

type ProofDialogOptions<T> = StepUpOptions & {
  /** The shape of what is kept over the way to the identity provider. */
  schema: z.ZodType<T>;
  /** Gives back what was kept; the dialog opens again by itself. */
  onKept?: (kept: T) => void;
  /** Whether the page itself has given back what was kept. */
  resumed?: boolean;
  onOpenChange: (open: boolean) => void;
  /** Forgets what the dialog said; the password is forgotten here. */
  onClose: () => void;
};

/** A confirm dialog that may ask for a proof: comes back after a sign-in at the provider, and forgets when it closes. */
export function useProofDialog<T>({
  schema,
  onKept,
  resumed = false,
  onOpenChange,
  onClose,
  ...options
}: ProofDialogOptions<T>) {
  const [isBack, setIsBack] = useState(resumed);
  const stepUp = useStepUp(options);
  useKeptState(options.name, schema, (kept) => {
    onKept?.(kept);
    setIsBack(true);
    onOpenChange(true);
  });

  function changeOpen(open: boolean) {
    if (!open) {
      onClose();
      setIsBack(false);
      stepUp.setPassword('');
    }
    onOpenChange(open);
  }

  return { stepUp, isBack, changeOpen };
}

export type OidcStart = { kind: 'leaving' } | { kind: 'failed' };

/**
 * Leaves this page for the identity provider, which sends the browser back to `returnPath` (a path of this site).
 * `again` makes it ask for the credentials even if it still knows the person. Never throws.
 */
export async function startOidc(returnPath: string, again: boolean): Promise<OidcStart> {
  try {
    const response = await fetch(routes.authSignInOidc(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ returnPath, again }),
    });
    if (!response.ok) return { kind: 'failed' };
    const { url }: { url: string } = await response.json();
    window.location.assign(url);
    return { kind: 'leaving' };
  } catch {
    // No answer, or none that can be read.
    return { kind: 'failed' };
  }
}

const STORAGE_KEY = 'desk.kept';
/** Who needs longer for a sign-in begins anew (ms). */
const MAX_AGE_MS = 15 * 60_000;

const keptSchema = z.object({
  userId: z.string(),
  path: z.string(),
  name: z.string(),
  atMs: z.number(),
  state: z.unknown(),
});
type Kept = z.infer<typeof keptSchema>;

const pathOfPage = () => `${window.location.pathname}${window.location.search}`;

/** Keeps what was typed over a way to the identity provider and back, in this tab only. */
function keepState(kept: Pick<Kept, 'userId' | 'name' | 'state'>): void {
  const entry: Kept = { ...kept, path: pathOfPage(), atMs: nowMs() };
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(entry));
  } catch {
    // A browser that stores nothing: the dialog is then opened again by hand.
  }
}

/** What was kept under `name` on this page by the same person, once; null without. */
function takeState(userId: string, name: string): unknown {
  try {
    const parsed = keptSchema.safeParse(JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null'));
    if (!parsed.success || parsed.data.name !== name || parsed.data.path !== pathOfPage()) return null;
    sessionStorage.removeItem(STORAGE_KEY);
    const { state, atMs } = parsed.data;
    return parsed.data.userId === userId && nowMs() - atMs <= MAX_AGE_MS ? state : null;
  } catch {
    return null;
  }
}

/** Gives back what a dialog of this name kept before the browser left for the identity provider. */
export function useKeptState<T>(name: string, schema: z.ZodType<T>, onKept: (state: T) => void): void {
  const { userId } = useStepUpPerson();
  const take = useEffectEvent((keptName: string) => {
    const kept = schema.safeParse(takeState(userId, keptName));
    if (kept.success) onKept(kept.data);
  });
  // The browser's storage exists only after hydration.
  useEffect(() => take(name), [name]);
}
