import type { INestApplicationContext, Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import type { Unblinding } from '@verum/platform/access';
import { policyOf, unblindingOf, type Policy } from './policy';

/** `name` is `<controller>.<method>`, as refusals and the OpenAPI document know the route. */
export type Route = Readonly<{
  name: string;
  method: string;
  path: string;
  policy: Policy | undefined;
  unblinding: Unblinding | undefined;
}>;

/** Every route of every controller, with its policy; one whose policy is undefined is closed to all. */
export const routesOf = (app: INestApplicationContext): Route[] => {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]).map(({ metatype }) => metatype as Type);
  return [...new Set(controllers)].flatMap(routesIn).sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
};

const routesIn = (controller: Type): Route[] =>
  new MetadataScanner().getAllMethodNames(controller.prototype).flatMap((name) => {
    const handler = controller.prototype[name];
    const method: RequestMethod | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
    if (method === undefined) return [];
    const [above, below] = [controller, handler].map((at) => Reflect.getMetadata(PATH_METADATA, at) as string);
    const path = `/${above}/${below}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
    const said = { policy: policyOf(handler), unblinding: unblindingOf(handler) };
    return [{ name: `${controller.name}.${name}`, method: RequestMethod[method], path, ...said }];
  });
