// A labelled select of which one item is chosen, or none yet.
import { h } from './dom.js';

export interface Item {
  readonly value: string;
  readonly text: string;
  readonly chosen: boolean;
}

/** Nothing where there is nothing to choose. `unchosen`: shown while no item is. */
export function selectView(
  id: string,
  label: string,
  unchosen: string,
  items: readonly Item[],
  onChange: (value: string) => void,
): HTMLElement | undefined {
  if (items.length < 2) return undefined;
  const none = items.some(({ chosen }) => chosen)
    ? undefined
    : h('option', { value: '', selected: true, disabled: true }, unchosen);
  const select = h(
    'select',
    { id },
    none,
    ...items.map(({ value, text, chosen }) => h('option', { value, selected: chosen }, text)),
  );
  select.addEventListener('change', () => onChange(select.value));
  return h('p', {}, h('label', { for: id }, label), select);
}
