import { Button, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answerApproval, getApproval } from '#server/api/contract.ts';
import { ask, call } from '../client.ts';
import { useFormats } from '../format.ts';
import { Loading } from '../shell/Loading.tsx';
import { Problem } from '../shell/Problem.tsx';
import { mayCall, useSession } from '../shell/useSession.ts';
import { approval as text } from '../text/approval.ts';
import { fill, useT } from '../useText.ts';
import styles from './detail.module.css';
import { useDecision } from './useDecision.ts';

type Answer = 'approved' | 'rejected';

/** Who was asked whether the invoice may leave, what they answered, and the form for an approver who is signed in. */
export function Approval({ id, node }: { id: string; node: string }) {
  const t = useT();
  const { time } = useFormats();
  const role = useSession()?.user.role;
  const { data, error, refetch } = useQuery({
    ...ask(getApproval, { deliveryId: id, node }),
    refetchInterval: 10_000,
  });
  if (error) return <Problem error={error} onRetry={() => refetch()} />;
  if (!data) return <Loading rows={3} />;
  return (
    <div className={styles.form}>
      <p style={{ whiteSpace: 'pre-line' }}>{data.question}</p>
      <p>{t(text[data.agree])}</p>
      <ul>
        {data.people.map(({ person, toldAt, passedTo, answer }) => (
          <li key={person}>
            <b>{person}</b>{' '}
            {answer
              ? t(fill(text[answer.answer], { at: time(answer.at) }))
              : passedTo
                ? t(fill(text.passedTo, { to: passedTo }))
                : t(toldAt ? text.noAnswer : text.notTold)}
            {answer?.comment && ` « ${answer.comment} »`}
          </li>
        ))}
      </ul>
      {mayCall(answerApproval, role) &&
        (data.refusal ? (
          <p className={styles.calm}>{t(data.refusal)}</p>
        ) : (
          <Answering id={id} node={node} generation={data.generation} />
        ))}
    </div>
  );
}

function Answering({ id, node, generation }: { id: string; node: string; generation: number }) {
  const t = useT();
  const queries = useQueryClient();
  const [comment, setComment] = useState('');
  const [isTried, setTried] = useState(false);
  const said = comment.trim();
  const given = useDecision(
    (answer: Answer) =>
      call(answerApproval, {
        deliveryId: id,
        node,
        body: { generation, answer, ...(said === '' ? {} : { comment: said }) },
      }),
    { onSettled: () => queries.invalidateQueries() },
  );
  const give = (answer: Answer) => (event: FormEvent) => {
    event.preventDefault();
    setTried(answer === 'rejected');
    if (answer === 'approved' || said !== '') void given.decide(answer);
  };
  return (
    <form className={styles.form} onSubmit={give('approved')} noValidate>
      <Textarea
        label={t(text.comment)}
        description={t(text.commentHelp)}
        value={comment}
        error={isTried && said === '' ? t(text.commentNeeded) : undefined}
        onChange={(event) => setComment(event.currentTarget.value)}
        maxLength={1000}
        autosize
      />
      <div className={styles.buttons}>
        <Button type="submit" loading={given.isPending} flex={1}>
          {t(text.approve)}
        </Button>
        <Button variant="default" disabled={given.isPending} onClick={give('rejected')} flex={1}>
          {t(text.reject)}
        </Button>
      </div>
      {given.error && <Problem error={given.error} />}
    </form>
  );
}
