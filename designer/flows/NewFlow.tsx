import { Button, Input, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createFlow, listFlows } from '#server/api/contract.ts';
import type { Starter } from '#workflows/gallery/starter.ts';
import { call } from '../client.ts';
import { Problem } from '../shell/Problem.tsx';
import { canvas } from '../text/canvas.ts';
import { flows } from '../text/flows.ts';
import { useLanguage, useT } from '../useText.ts';
import styles from './FlowsPage.module.css';
import { flowTemplates } from './newFlow.ts';

/** Names a new flow, chooses what it starts from, and opens it. */
export function NewFlow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [template, setTemplate] = useState(flowTemplates[0] as Starter);
  const create = useMutation({
    mutationFn: () => call(createFlow, { body: { flow: template.build(name.trim(), language) } }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: [listFlows.path] });
      onClose();
      await navigate({ to: '/flows/$flowId', params: { flowId: id } });
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(flows.new)}
      size={680}
      closeButtonProps={{ 'aria-label': t(canvas.close) }}
    >
      <form
        style={{ display: 'grid', gap: 14 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) create.mutate();
        }}
      >
        <TextInput
          data-autofocus
          label={t(flows.name)}
          placeholder={t(flows.namePlaceholder)}
          maxLength={120}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Input.Wrapper label={t(flows.startFrom)} labelElement="div">
          <div className={styles.templates} role="radiogroup" aria-label={t(flows.startFrom)}>
            {flowTemplates.map((one) => (
              <label key={one.id} className={styles.template}>
                <input
                  type="radio"
                  name="template"
                  checked={one.id === template.id}
                  onChange={() => setTemplate(one)}
                />
                <b>{t(one.title)}</b>
                <span>{t(one.text)}</span>
              </label>
            ))}
          </div>
        </Input.Wrapper>
        {create.error && <Problem error={create.error} />}
        <Button type="submit" loading={create.isPending} disabled={!name.trim()}>
          {t(flows.create)}
        </Button>
      </form>
    </Modal>
  );
}
