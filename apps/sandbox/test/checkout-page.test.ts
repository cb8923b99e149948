import { send } from './parts/send.ts';
import { withStripe } from './parts/with-stripe.ts';

const press = (url: string | null, action: string, form: Readonly<Record<string, string>> = {}) =>
  send(url ?? '', { form: { action, ...form }, headers: { accept: 'text/html' } });

test('shows what is bought, for how much, and to whom', () =>
  withStripe(async ({ checkout }) => {
    const session = await checkout('price_team_year_usd', {
      line_items: [{ price: 'price_team_year_usd', quantity: 3 }],
    });
    const { status, text } = await send(session.url ?? '');
    expect(status).toBe(200);
    expect(text).toMatch(
      /Subscribe to Team[^]*\$290\.00 a year[^]*>3<[^]*\$870\.00[^]*Due today: \$870\.00[^]*ada@example\.com/,
    );
    for (const button of ['Pay', 'Pay with a card that is declined', 'Pay by bank debit', 'Leave']) {
      expect(text).toMatch(new RegExp(`<button[^>]*>\\s*${button}\\s*</button>`));
    }
  }));

test('Pay completes the session and returns to the site with its id filled in', () =>
  withStripe(async ({ checkout, stripe, subscriptions }) => {
    const session = await checkout('price_pro_month_usd');
    const answer = await press(session.url, 'pay');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`http://127.0.0.1:9/return?session_id=${session.id}`);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
    });
    expect(await subscriptions()).toMatchObject([{ status: 'active' }]);
    const again = await press(session.url, 'pay');
    expect(again.status).toBe(409);
    expect(again.text).toContain('Already paid');
    expect(await subscriptions()).toHaveLength(1);
  }));

test('a declined card is said, and the session stays open for another', () =>
  withStripe(async ({ checkout, stripe, subscriptions }) => {
    const session = await checkout('price_pro_month_usd');
    const answer = await press(session.url, 'decline');
    expect(answer.status).toBe(402);
    expect(answer.text).toMatch(/role="alert">\s*The card was declined/);
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
    expect(await subscriptions()).toEqual([]);
    expect((await press(session.url, 'pay')).status).toBe(303);
  }));

test('Leave returns to the site and leaves the session open', () =>
  withStripe(async ({ checkout, stripe }) => {
    const session = await checkout('price_pro_month_usd');
    expect((await press(session.url, 'leave')).headers.get('location')).toBe('http://127.0.0.1:9/?left=yes');
    expect((await stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
  }));

test.each([
  ['succeeded', 'paid'],
  ['failed', 'unpaid'],
])('a bank debit is on its way until the bank says it %s', (result, paymentStatus) =>
  withStripe(async ({ url, checkout, stripe }) => {
    const session = await checkout('price_business_month_usd');
    expect((await press(session.url, 'debit')).status).toBe(303);
    const ofSession = () => stripe.checkout.sessions.retrieve(session.id);
    expect(await ofSession()).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect((await send(`${url}/`)).text).toMatch(
      new RegExp(`${session.id}[^]*Debit succeeds[^]*Debit fails`),
    );
    expect((await send(`${url}/debits/${session.id}`, { form: { result } })).status).toBe(303);
    expect(await ofSession()).toMatchObject({ payment_status: paymentStatus });
    expect((await send(`${url}/`)).text).toContain('No bank debit is on its way');
    expect((await send(`${url}/debits/${session.id}`, { form: { result } })).status).toBe(404);
  }),
);

test('the promotion code takes the price off, and a wrong one is said', () =>
  withStripe(async ({ checkout, stripe }) => {
    const session = await checkout('price_pro_month_usd', { allow_promotion_codes: true });
    const wrong = await press(session.url, 'pay', { code: 'CHEAP' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('promotion code is not valid');
    expect((await press(session.url, 'pay', { code: 'free' })).status).toBe(303);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      payment_status: 'no_payment_required',
    });
  }));

test('a trial without a card starts without one', () =>
  withStripe(async ({ checkout, subscriptions }) => {
    const session = await checkout('price_pro_month_usd', {
      payment_method_collection: 'if_required',
      subscription_data: { trial_period_days: 14 },
    });
    expect((await send(session.url ?? '')).text).toMatch(/Free for 14 days[^]*Start without a card/);
    expect((await press(session.url, 'no_card')).status).toBe(303);
    expect(await subscriptions()).toMatchObject([{ status: 'trialing' }]);
  }));

test('an expired session sells nothing any more', () =>
  withStripe(async ({ checkout, stripe, subscriptions }) => {
    const session = await checkout('price_pro_month_usd');
    await stripe.checkout.sessions.expire(session.id);
    expect((await send(session.url ?? '')).text).toContain('This page has expired');
    expect((await press(session.url, 'pay')).status).toBe(409);
    expect(await subscriptions()).toEqual([]);
  }));

test('an unknown session and an unknown button are refused in words', () =>
  withStripe(async ({ url, checkout }) => {
    expect(await press(`${url}/c/pay/cs_test_unknown`, 'pay')).toMatchObject({ status: 404 });
    const session = await checkout('price_pro_month_usd');
    expect((await press(session.url, 'steal')).status).toBe(400);
  }));
