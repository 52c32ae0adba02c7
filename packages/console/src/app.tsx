import { useState } from 'preact/hooks';
import { DeskScreen } from './desk-screen.tsx';
import { RecordScreen } from './record/record-screen.tsx';
import { useOperator } from './use-operator.ts';

/** The operators' page: the token first, then the map, and beside it the desk of the record. */
export function App() {
  const { desk, isRefused, signIn, end, silentTest, lock } = useOperator();
  const [isReviewing, setReviewing] = useState(false);
  if (desk.state === 'opening') return <main class="token" />;
  if (desk.state === 'open' && isReviewing) return <RecordScreen view={desk.view} onClose={() => setReviewing(false)} />;
  if (desk.state === 'open')
    return <DeskScreen desk={desk} onEnd={end} onSilentTest={silentTest} onLock={lock} onReview={() => setReviewing(true)} />;
  return <TokenForm isRefused={isRefused} onToken={signIn} />;
}

function TokenForm({ isRefused, onToken }: { readonly isRefused: boolean; readonly onToken: (token: string) => void }) {
  const [token, setToken] = useState('');
  return (
    <main class="token">
      <h1>Tocsin console</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onToken(token);
        }}
      >
        <label>
          Operator token, as the server printed it at its first start
          <input type="password" autocomplete="current-password" value={token} onInput={(event) => setToken(event.currentTarget.value)} />
        </label>
        <button type="submit">Open</button>
        {isRefused && <p role="alert">That is not an operator’s token.</p>}
      </form>
    </main>
  );
}
