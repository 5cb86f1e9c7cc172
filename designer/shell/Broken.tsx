import { Button } from '@mantine/core';
import { Compass, Unplug } from 'lucide-react';
import { shell } from '../text/shell.ts';
import { useT } from '../useText.ts';
import { Empty } from './Empty.tsx';
import { Page } from './Page.tsx';

export function Broken() {
  const t = useT();
  return (
    <Empty icon={<Unplug size={20} />} title={t(shell.brokenTitle)} text={t(shell.brokenFix)}>
      <Button onClick={() => location.reload()} mt={8}>
        {t(shell.reload)}
      </Button>
    </Empty>
  );
}

export function NotFound() {
  const t = useT();
  return (
    <Page title={t(shell.notFoundTitle)}>
      <div>
        <Empty
          icon={<Compass size={20} />}
          title={t(shell.notFoundTitle)}
          text={t(shell.notFoundFix)}
        />
      </div>
    </Page>
  );
}
