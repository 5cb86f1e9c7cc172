import '@mantine/notifications/styles.css';
import { Notifications } from '@mantine/notifications';

/** The corner in which `notifications.show` speaks. What is said before it is loaded waits for it. */
export const Notices = () => <Notifications position="bottom-right" />;
