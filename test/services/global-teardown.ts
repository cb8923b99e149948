import { services } from './running-services.ts';

export default async function stopServices(): Promise<void> {
  for (const service of services.splice(0)) {
    await service.stop();
  }
}
