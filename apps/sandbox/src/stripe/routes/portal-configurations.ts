import { z } from 'zod';
import { mergePortalFeatures } from '../changes/merge-portal-features.ts';
import { fields } from '../http/fields.ts';
import { found } from '../http/found.ts';
import { mergeMetadata } from '../http/merge-metadata.ts';
import { pageOf } from '../http/page-of.ts';
import { route } from '../http/route.ts';
import { newId } from '../new-id.ts';
import { portalConfigurationObject } from '../objects/portal-configuration.ts';
import { portalFeatures } from '../objects/portal-features.ts';
import { defaultPortalConfiguration } from '../operations/default-portal-configuration.ts';
import { changedPortalConfigurationParams } from '../params/changed-portal-configuration-params.ts';
import { portalConfigurationParams } from '../params/portal-configuration-params.ts';

const { flag, page } = fields;

export const portalConfigurations = [
  route({
    method: 'POST',
    url: '/v1/billing_portal/configurations',
    params: portalConfigurationParams,
    run: ({ world, params }) => {
      const made = portalConfigurationObject({
        id: newId('bpc'),
        created: world.now(),
        isDefault: false,
        name: params.name ?? null,
        defaultReturnUrl: params.default_return_url ?? null,
        metadata: mergeMetadata({}, params.metadata),
        features: mergePortalFeatures(portalFeatures(), params.features),
      });
      return world.portalConfigurations.put(made.id, made);
    },
  }),
  route({
    method: 'GET',
    url: '/v1/billing_portal/configurations',
    params: z.strictObject({ ...page, active: flag.optional(), is_default: flag.optional() }),
    run: ({ world, params: { active, is_default: isDefault, ...position } }) => {
      defaultPortalConfiguration(world);
      return pageOf(world.portalConfigurations, {
        ids: world.portalConfigurations.ids(),
        url: '/v1/billing_portal/configurations',
        kind: 'billing portal configuration',
        page: position,
        matches: (configuration) =>
          (active === undefined || configuration.active === active) &&
          (isDefault === undefined || configuration.is_default === isDefault),
      });
    },
  }),
  route({
    method: 'GET',
    url: '/v1/billing_portal/configurations/:id',
    params: z.strictObject({}),
    run: ({ world, id }) => found(world.portalConfigurations.get(id), 'billing portal configuration', id),
  }),
  route({
    method: 'POST',
    url: '/v1/billing_portal/configurations/:id',
    params: changedPortalConfigurationParams,
    run: ({ world, id, params }) => {
      const before = found(world.portalConfigurations.get(id), 'billing portal configuration', id);
      return world.portalConfigurations.put(id, {
        ...before,
        active: params.active ?? before.active,
        name: params.name === undefined ? before.name : params.name,
        default_return_url:
          params.default_return_url === undefined ? before.default_return_url : params.default_return_url,
        metadata: mergeMetadata(before.metadata ?? {}, params.metadata),
        features:
          params.features === undefined
            ? before.features
            : mergePortalFeatures(before.features, params.features),
        updated: world.now(),
      });
    },
  }),
];
